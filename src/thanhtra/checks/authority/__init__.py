"""Authority over the fine, the measures, the minutes; delegation, posts, teams, areas (thẩm quyền)."""
