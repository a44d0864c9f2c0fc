"""The editor in the browser, which `admin: true` puts into a site."""
