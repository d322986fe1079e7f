-- Analytics counts who the viewers of events are, in groups that nobody can be told apart in: it may read this much of people.
grant select (user_id, birthday, gender, city, state) on profiles to analytics_service;
