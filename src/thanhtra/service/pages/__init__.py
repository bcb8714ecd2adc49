"""Pages for people (trang tra cứu): server-side HTML without a script, Vietnamese first, every answer shareable by its address.

Where things live: ``asked`` (one request) · ``layout`` (the page around) · ``fields`` (labelled inputs) · ``finding``, ``limits``,
``checking``, ``guided`` and ``guided_steps``, ``who``, ``agenda`` (one page each) · ``routes``.
"""
