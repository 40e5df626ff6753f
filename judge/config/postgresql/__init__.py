"""Django's PostgreSQL, for a server that may go away: found out quickly, and not waited for by everybody."""
