#!/bin/bash
# Run once by the database's image: the role that pages and the worker sign in as. It owns no table
# and cannot pass row-level security; what it may do is granted by `goldenthread migrate`.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --set=password="$APP_DATABASE_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role goldenthread_app login nobypassrls password :'password';
SQL
