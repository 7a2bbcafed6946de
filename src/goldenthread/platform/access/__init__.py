"""Who may enter: roles, members, gates, and the fence around each area's rows."""
