-- What ran before there were phases has one: the first.
insert into experiment_phases (experiment_id, phase, traffic_allocation, condition, started_at, started_by, why)
select id, 1, traffic_allocation, condition, start_date, created_by, 'It was started'
from ab_experiments
where state <> 'draft'
on conflict (experiment_id, phase) do nothing;
