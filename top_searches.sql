select $4::text as list, first.id, null::text as name, first.value
from (select query as id,
             sum(case $4::text
                     when 'searches' then searches when 'without_results' then without_results end) as value
      from analytics_search_daily
      where date between $1::date and $2::date
      group by query
      order by value desc, id
      limit $3::integer) as first
where first.value > 0
 order by list, value desc, id