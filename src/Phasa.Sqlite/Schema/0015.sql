-- What people were last told of an alert, to see when an update is news; null for alerts from before anybody was told.
ALTER TABLE alerts ADD COLUMN told_at TEXT;
ALTER TABLE alerts ADD COLUMN told_severity TEXT;

-- What became of alerts and was not handed to webhooks yet. alert is the alert as it was then, for it may have gone since.
CREATE TABLE alert_events (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT    NOT NULL UNIQUE,
    alert_id INTEGER NOT NULL,
    change   TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    alert    TEXT    NOT NULL CHECK (json_valid(alert))
);

-- Events on their way to webhooks. A line goes once the webhook has the event, or it is given up.
CREATE TABLE alert_deliveries (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook      TEXT    NOT NULL,
    event_id     TEXT    NOT NULL,
    alert_id     INTEGER NOT NULL,
    change       TEXT    NOT NULL,
    at           TEXT    NOT NULL,
    alert        TEXT    NOT NULL CHECK (json_valid(alert)),
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       TEXT    NOT NULL,
    leased_until TEXT,
    error        TEXT,
    UNIQUE (webhook, event_id)
);

CREATE INDEX alert_deliveries_by_alert ON alert_deliveries (webhook, alert_id, number);
