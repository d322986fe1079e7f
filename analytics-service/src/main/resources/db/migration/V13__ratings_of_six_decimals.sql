-- A rating from 1 to 5, else nothing. To six decimals: nobody means more of them, and a number may be sent with thousands.
create or replace function rating_of(value jsonb) returns numeric
    language sql immutable parallel safe
    return case when jsonb_typeof(value) = 'number' and (value #>> '{}')::numeric between 1 and 5
        then round((value #>> '{}')::numeric, 6) end;
