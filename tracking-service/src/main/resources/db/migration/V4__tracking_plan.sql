-- What the metadata of an interaction should hold, as data that an administrator edits, and how often it does not.

-- Append-only: a change is a new version, and so is a withdrawal. The latest version of a key counts, if it is active.
create table tracking_plan_rules (
    id          uuid        primary key,
    event_type  text        not null,
    entity_type text        not null,
    action      text,
    version     integer     not null check (version > 0),
    schema      jsonb       not null check (jsonb_typeof(schema) = 'object'),
    active      boolean     not null,
    created_at  timestamptz not null default now(),
    created_by  uuid,
    unique nulls not distinct (event_type, entity_type, action, version)
);

comment on table tracking_plan_rules is 'The tracking plan: what metadata should hold, by event type and entity type. Every version there ever was.';
comment on column tracking_plan_rules.entity_type is 'As sent; * stands for every entity type that has no rule of its own.';
comment on column tracking_plan_rules.action is 'Narrows the rule to one canonical action: a view of an event may be an impression, a detail_view or a detail_view_end. Null for all.';
comment on column tracking_plan_rules.schema is 'JSON Schema 2020-12 of the metadata.';
comment on column tracking_plan_rules.created_by is 'Null for the rules that came with the schema.';

-- Counts, not rows per violation: what violates the plan does so a thousand times a minute.
create table tracking_plan_violations (
    source     text        not null,
    rule       text        not null,
    version    integer     not null,
    field      text        not null,
    keyword    text        not null,
    hour       timestamptz not null,
    violations bigint      not null check (violations > 0),
    sample     text        not null,
    last_at    timestamptz not null,
    primary key (hour, source, rule, version, field, keyword)
);

comment on table tracking_plan_violations is 'How many interactions of a source violated a rule of the tracking plan in an hour, by field and keyword.';
comment on column tracking_plan_violations.field is 'As the schema names it: source, filters.*, steps[].name. Never taken from what was sent, so that nobody can make rows without end.';
comment on column tracking_plan_violations.keyword is 'The keyword of JSON Schema that was not met: required, type, maximum, ...';
comment on column tracking_plan_violations.hour is 'When the interactions arrived, in whole hours UTC.';
comment on column tracking_plan_violations.sample is 'The beginning of the metadata of one of them.';

-- Additional keys are always allowed, and an optional key may be null for not known.
with rule (name, schema) as (
    values
        ('event_click', '{"title": "event_click", "type": "object", "required": ["source", "position", "artist_name", "venue_name"], "properties": {"source": {}, "position": {"type": "number", "minimum": 0}, "artist_name": {}, "venue_name": {}, "feed_tab": {}, "distance_miles": {"type": ["number", "null"], "minimum": 0}, "relevance_score": {"type": ["number", "null"]}, "event_date": {}, "price_range": {}}}'),
        ('impression', '{"title": "impression", "type": "object", "required": ["source", "position", "feed_type"], "properties": {"source": {}, "position": {"type": "number", "minimum": 0}, "feed_type": {"enum": ["personalized", "following"]}, "scroll_depth": {"type": ["number", "null"]}, "viewport_time": {"type": ["number", "null"]}}}'),
        ('ticket_click', '{"title": "ticket_click", "type": "object", "required": ["ticket_url", "ticket_provider", "price_range"], "properties": {"ticket_url": {}, "ticket_provider": {}, "price_range": {}, "event_date": {}, "artist_name": {}, "venue_name": {}, "source": {}, "days_until_event": {"type": ["number", "null"]}, "user_interested": {"type": ["boolean", "null"]}}}'),
        ('detail_view', '{"title": "detail_view", "type": "object", "required": ["source"], "properties": {"source": {}, "artist_name": {}, "venue_name": {}, "has_ticket_urls": {"type": ["boolean", "null"]}, "has_setlist": {"type": ["boolean", "null"]}}}'),
        ('detail_view_end', '{"title": "detail_view_end", "type": "object", "required": ["duration_seconds"], "properties": {"duration_seconds": {"type": "number", "minimum": 0}, "source": {}, "interacted": {"type": ["boolean", "null"]}, "scrolled_to_bottom": {"type": ["boolean", "null"]}, "viewed_setlist": {"type": ["boolean", "null"]}, "viewed_reviews": {"type": ["boolean", "null"]}}}'),
        ('search', '{"title": "search", "type": "object", "required": ["query", "search_type"], "properties": {"query": {}, "search_type": {}, "query_length": {"type": ["number", "null"], "minimum": 0}, "from_view": {}, "filters_applied": {}}}'),
        ('search_results', '{"title": "search_results", "type": "object", "required": ["query", "search_type", "result_count"], "properties": {"query": {}, "search_type": {}, "result_count": {"type": "number", "minimum": 0}, "artist_count": {"type": ["number", "null"], "minimum": 0}, "event_count": {"type": ["number", "null"], "minimum": 0}, "load_time_ms": {"type": ["number", "null"], "minimum": 0}, "has_results": {"type": ["boolean", "null"]}, "filters_applied": {}}}'),
        ('profile_visit', '{"title": "profile_visit", "type": "object", "required": ["source"], "properties": {"source": {}, "event_id": {}, "artist_name": {}, "venue_name": {}, "venue_city": {}, "venue_state": {}, "from_view": {}}}'),
        ('review_click', '{"title": "review_click", "type": "object", "required": ["source", "position"], "properties": {"source": {}, "position": {"type": "number", "minimum": 0}, "rating": {"type": ["number", "null"], "minimum": 1, "maximum": 5}, "has_photos": {"type": ["boolean", "null"]}, "review_age_days": {"type": ["number", "null"], "minimum": 0}}}'),
        ('review', '{"title": "review", "type": "object", "required": ["rating"], "properties": {"rating": {"type": "number", "minimum": 1, "maximum": 5}, "review_length": {"type": ["number", "null"], "minimum": 0}, "has_photos": {"type": ["boolean", "null"]}, "photo_count": {"type": ["number", "null"], "minimum": 0}, "has_setlist": {"type": ["boolean", "null"]}, "mood_tags": {}, "privacy": {}, "time_to_complete_seconds": {"type": ["number", "null"], "minimum": 0}}}'),
        ('like', '{"title": "like", "type": "object", "required": ["liked"], "properties": {"liked": {"type": "boolean"}, "review_rating": {"type": ["number", "null"], "minimum": 1, "maximum": 5}, "source": {}, "had_photos": {"type": ["boolean", "null"]}}}'),
        ('message', '{"title": "message", "type": "object", "required": ["message_length"], "properties": {"message_length": {"type": "number", "minimum": 0}, "has_event_share": {"type": ["boolean", "null"]}, "event_id": {}}}'),
        ('share', '{"title": "share", "type": "object", "required": ["platform"], "properties": {"platform": {}, "recipient_count": {"type": ["number", "null"], "minimum": 0}, "has_message": {"type": ["boolean", "null"]}}}'),
        ('navigate', '{"title": "navigate", "type": "object", "required": ["from_tab", "to_tab"], "properties": {"from_tab": {}, "to_tab": {}, "items_viewed": {"type": ["number", "null"], "minimum": 0}}}'),
        ('scroll', '{"title": "scroll", "type": "object", "required": ["max_scroll_percent"], "properties": {"max_scroll_percent": {"type": "number", "minimum": 0}, "active_tab": {}}}'),
        ('load_more', '{"title": "load_more", "type": "object", "required": ["offset"], "properties": {"offset": {"type": "number", "minimum": 0}, "active_tab": {}, "current_items": {"type": ["number", "null"], "minimum": 0}}}'),
        ('funnel_step', '{"title": "funnel_step", "type": "object", "required": ["funnel_step"], "properties": {"funnel_step": {}, "funnel_position": {"type": ["number", "null"], "minimum": 0}, "time_from_start_ms": {"type": ["number", "null"], "minimum": 0}, "previous_step": {}}}'),
        ('funnel_complete', '{"title": "funnel_complete", "type": "object", "required": ["total_steps"], "properties": {"total_steps": {"type": "number", "minimum": 0}, "total_time_ms": {"type": ["number", "null"], "minimum": 0}, "steps": {}, "step_durations": {}}}')
),
-- How each is sent: the table of canonical actions, read from right to left.
sent (name, event_type, entity_type, action) as (
    values
        ('event_click', 'click', 'event', null),
        ('impression', 'impression', '*', null),
        ('impression', 'view', 'event', 'impression'),
        ('impression', 'view', 'review', 'impression'),
        ('impression', 'view', 'ad', 'impression'),
        ('impression', 'view', 'promotion', 'impression'),
        ('ticket_click', 'click_ticket', '*', null),
        ('ticket_click', 'click', 'ticket_link', null),
        ('detail_view', 'view', 'event', 'detail_view'),
        ('detail_view_end', 'view', 'event', 'detail_view_end'),
        ('search', 'search', '*', null),
        ('search_results', 'search', 'search_results', null),
        ('profile_visit', 'view', 'artist', null),
        ('profile_visit', 'view', 'venue', null),
        ('profile_visit', 'click', 'artist', null),
        ('profile_visit', 'click', 'venue', null),
        ('review_click', 'click', 'review', null),
        ('review', 'review', '*', null),
        ('like', 'like', '*', null),
        ('message', 'comment', 'chat', null),
        ('share', 'share', '*', null),
        ('navigate', 'navigate', 'feed_tab', null),
        ('scroll', 'scroll', '*', null),
        ('load_more', 'click', 'load_more', null),
        ('funnel_step', 'form_submit', 'conversion_funnel', null),
        ('funnel_complete', 'form_submit', 'conversion_funnel_complete', null)
)
insert into tracking_plan_rules (id, event_type, entity_type, action, version, schema, active)
select gen_random_uuid(), event_type, entity_type, action, 1, schema::jsonb, true
from sent join rule using (name);

grant select, insert on tracking_plan_rules to tracking_service;
grant select, insert, update (violations, sample, last_at) on tracking_plan_violations to tracking_service;
