-- What writes leave behind. No foreign keys to users: these rows outlive them.

create table audit (
  number          bigint generated always as identity primary key,
  at              timestamptz not null default now(),
  request_id      text not null,
  viewer_id       text not null,
  action          text not null,
  user_id         text not null,
  outcome         text not null,
  reason          text,
  -- what the viewer agreed to: the version they saw, and of how many users this was one
  confirmed       jsonb not null,
  idempotency_key text
);
create index audit_by_user on audit (user_id, number);

create table idempotency_keys (
  viewer_id   text not null,
  key         text not null,
  fingerprint text not null,
  status      integer,
  headers     jsonb,
  body        jsonb,
  created_at  timestamptz not null default now(),
  primary key (viewer_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- mail to be sent by the host's own worker: messages, invitations, password resets
create table outbox (
  number     bigint generated always as identity primary key,
  kind       text not null check (kind in ('message', 'invitation', 'password-reset')),
  sender_id  text not null,
  user_id    text not null references users on delete cascade,
  subject    text,
  body       text,
  created_at timestamptz not null default now(),
  sent_at    timestamptz
);
create index outbox_unsent on outbox (number) where sent_at is null;
create index outbox_by_user on outbox (user_id);
