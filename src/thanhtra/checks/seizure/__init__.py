"""Seizure of exhibits, means and licences (tạm giữ tang vật, phương tiện, giấy phép)."""
