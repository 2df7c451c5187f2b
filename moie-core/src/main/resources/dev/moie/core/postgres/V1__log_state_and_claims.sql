-- The execution log: the columns of the SQLite one. Text is compared byte by byte, as SQLite does,
-- and the length of a text is not limited, as SQLite does not limit it.
create table log (
  id text not null,
  saved_seq bigint not null,
  last_seq bigint not null,
  last_place bigint not null
);

insert into log (id, saved_seq, last_seq, last_place) values (gen_random_uuid()::text, 0, 0, 0);

create table execution (
  id text collate "C" primary key,
  job text collate "C" not null,
  phase integer not null,
  attempt integer not null,
  type text not null,
  plugin text not null,
  definition text not null,
  started_at bigint not null,
  ended_at bigint,
  outcome text,
  reason text not null,
  output text not null,
  not_before bigint,
  place bigint not null,
  kind text not null,
  fencing_token bigint,
  due_at bigint,
  occurrences integer not null,
  -- The place at which the end was written: unlike a time, it is in the order of the commits,
  -- whatever the clocks of the nodes say.
  ended_place bigint
);

create index execution_job on execution (job, place);
create index execution_place on execution (place);
create index execution_started on execution (started_at);
create index execution_open on execution (place) where ended_at is null;
create index execution_ended on execution (ended_place);

create table transition (
  seq bigint primary key,
  happened_at bigint not null,
  kind text not null,
  subject text not null,
  from_value text not null,
  to_value text not null,
  definition text not null,
  execution text
);

create table request (
  id text collate "C" primary key,
  command text not null,
  job text not null,
  arguments text not null,
  asked_by text not null,
  asked_at bigint not null,
  answered_at bigint,
  exit_code integer,
  answer text,
  expires_at bigint not null,
  claimed_at bigint
);

create index request_open on request (id) where claimed_at is null and answered_at is null;

create table approval (
  job text collate "C" not null,
  policy text collate "C" not null,
  definition text not null,
  asked_at bigint not null,
  expires_at bigint not null,
  answered_at bigint,
  allowed integer,
  answered_by text,
  used_by text,
  reason text not null,
  answer text not null default '',
  -- What SQLite calls the same: the order of writing.
  rowid bigint generated always as identity,
  primary key (job, policy, definition, asked_at)
);

create table pause (
  job text collate "C" primary key,
  since bigint not null,
  paused_by text not null
);

create table alert (
  id text collate "C" primary key,
  name text collate "C" not null,
  severity text not null,
  state text not null,
  subject text not null,
  message text not null,
  since bigint not null,
  raised_at bigint,
  told_at bigint,
  resolved_at bigint,
  acknowledged_at bigint,
  acknowledged_by text not null
);

create unique index alert_open on alert (name) where state in ('PENDING', 'FIRING');

create table delivery (
  id text collate "C" primary key,
  alert text collate "C" not null,
  channel text not null,
  stage text not null,
  ordered_at bigint not null,
  due_at bigint not null,
  attempts integer not null,
  ended_at bigint,
  outcome text not null,
  detail text not null,
  claimed_until bigint
);

create index delivery_alert on delivery (alert);
create index delivery_due on delivery (outcome, due_at);

-- The state document, in one row; and some of those that it has replaced.
create table state (
  id integer primary key check (id = 1),
  document bytea not null,
  version bigint not null,
  updated_at timestamp with time zone not null
);

create table state_backup (
  version bigint primary key,
  document bytea not null,
  at timestamp with time zone not null
);

-- Who may write about what: the newest fence of each name, with tokens from one sequence.
create sequence fence;

create table claim (
  name text collate "C" primary key,
  fence bigint not null,
  holder text not null,
  since timestamp with time zone not null,
  until timestamp with time zone
);

-- What holds for the whole cluster, such as the kill switch.
create table control (
  name text collate "C" primary key,
  value text,
  at timestamp with time zone
);

-- What came of a job that a node has taken, until the leading node has heard of it.
create table answer (
  job text collate "C" primary key,
  text text not null,
  at timestamp with time zone not null
);

create table node (
  id text collate "C" primary key,
  host text not null,
  pid bigint not null,
  version text not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  asked text,
  facts text
);

-- As db-scheduler 16.12 wants it.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
