package app.synth.analytics.funnel;

import app.synth.analytics.question.Span;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the statement of a funnel; what was sent is bound, never written into it.
 *
 * <p>One pass: the interactions of a viewer and an event come together, the first of step 1 and the times of the others. They
 * come together by sorting on 128 bits of hash, which is as much as already tells the events of the facts apart; it is faster
 * than sorting on the two ids, and than a hash table of millions of pairs, and keeps to its memory. Facts are divided into
 * lanes by the viewer, each a whole funnel that another process can work at; the planner runs them at once because only their
 * sums leave them. (Lanes by the event would be as long as what the most popular ones bring.)
 */
final class PgFunnelStatement {
    /** Of a viewer and what the event is told by. */
    private static final String PAIR =
            "uuid_hash_extended(viewer, uuid_hash(%1$s)), uuid_hash_extended(%1$s, uuid_hash_extended(viewer, 1))";

    private final Funnel funnel;
    private final Tuple parameters = Tuple.tuple();
    private final String since;
    private final String until;
    private final String end;
    private final String window;

    private PgFunnelStatement(Funnel funnel, Span span) {
        this.funnel = funnel;
        this.since = bind(span.since(), "timestamptz");
        this.until = bind(span.until(), "timestamptz");
        this.end = bind(end(funnel, span), "timestamptz");
        this.window = "make_interval(secs => " + bind((double) funnel.lasting().toSeconds(), "double precision") + ")";
    }

    /**
     * @param sql gives a row for everything together, if nobody counts twice, and then one for each value: value, and for each
     *     step reached_i, lasted_i (median and nine tenths)
     * @param settings that make the planner see what the lanes are for
     */
    record Written(String sql, Tuple parameters, Map<String, String> settings) {}

    /** @param valuesAtMost those with the most at the first step */
    static Written of(Funnel funnel, Span span, int lanes, int valuesAtMost) {
        PgFunnelStatement statement = new PgFunnelStatement(funnel, span);
        boolean divided = !funnel.needsInteractions() && funnel.eventId() == null && lanes > 1;
        String each = funnel.needsInteractions()
                ? statement.lane(statement.interactions())
                : divided
                        ? IntStream.range(0, lanes)
                                .mapToObj(lane -> statement.lane(statement.facts(lane, lanes)))
                                .collect(Collectors.joining(" union all "))
                        : statement.lane(statement.facts(statement.ofEvent()));
        // Where few have left, they would be looked through for every interaction.
        Map<String, String> together = Map.of("enable_hashagg", "off", "enable_nestloop", "off");
        Map<String, String> apart = Map.of(
                "enable_hashagg", "off",
                "enable_nestloop", "off",
                "max_parallel_workers_per_gather", Integer.toString(lanes),
                "parallel_setup_cost", "0",
                "parallel_tuple_cost", "10");
        return new Written(
                "with lane as materialized (" + each + ") " + statement.sums(valuesAtMost),
                statement.parameters,
                divided ? apart : together);
    }

    private static OffsetDateTime end(Funnel funnel, Span span) {
        return span.until().plus(funnel.lasting());
    }

    private String ofEvent() {
        return funnel.eventId() == null ? "" : " and event_key = md5(" + bind(funnel.eventId(), "text") + ")::uuid";
    }

    private String facts(String within) {
        return """
                select min(occurred_at) filter (where action = %d and occurred_at < %s) as t1, %s, null::text as value
                from counted_facts(%s, %s)
                where (%s)%s
                group by %s
                """.formatted(
                        fact(0),
                        until,
                        times(step -> "action = " + fact(step)),
                        since,
                        end,
                        actions(),
                        within,
                        PAIR.formatted("event_key"));
    }

    private String facts(int lane, int lanes) {
        String from = lane == 0 ? "" : " and viewer >= " + bind(border(lane, lanes), "uuid");
        String to = lane + 1 == lanes ? "" : " and viewer < " + bind(border(lane + 1, lanes), "uuid");
        return facts(from + to);
    }

    /** Ids of people are spread evenly: they are random, or hashes. */
    private static UUID border(int lane, int lanes) {
        return new UUID(((1L << 32) * lane / lanes) << 32, 0);
    }

    /**
     * Which steps an interaction is, and the value it brings, is found where it is read, so that none of its metadata is
     * sorted. The planner would put both queries into one again and sort first, but for {@code clock_timestamp()}: a subquery
     * that may answer differently each time stays one ({@code first_within} says why it is not OFFSET 0).
     */
    private String interactions() {
        String value = value();
        List<String> conditions = conditions();
        return """
                select min(occurred_at) filter (where is_1) as t1, %s, %s as value, entity_id as event_id
                from (select occurred_at, id, viewer, entity_id, %s, %s as value, clock_timestamp() as read_at
                      from counted_interactions(%s, %s)
                      where (%s)
                        and (entity_type = 'event' or entity_type = 'ticket_link' and action = 'ticket_click')
                        and entity_id is not null%s) as happening
                group by hashtextextended(entity_id, uuid_hash(viewer)), viewer, entity_id
                """.formatted(
                times(step -> "is_" + (step + 1)),
                value.isEmpty() ? "null::text" : "(array_agg(value order by occurred_at, id) filter (where is_1))[1]",
                IntStream.range(0, conditions.size())
                        .mapToObj(step -> "%s as is_%d".formatted(conditions.get(step), step + 1))
                        .collect(Collectors.joining(", ")),
                value.isEmpty()
                        ? "null"
                        : "case when %s then metadata ->> %s end".formatted(conditions.getFirst(), value),
                since,
                end,
                String.join(" or ", conditions),
                funnel.eventId() == null ? "" : " and entity_id = " + bind(funnel.eventId(), "text"));
    }

    /** Of each step; nobody begins after the range. */
    private List<String> conditions() {
        return IntStream.range(0, funnel.steps().size())
                .mapToObj(
                        step -> condition(funnel.steps().get(step)) + (step == 0 ? " and occurred_at < " + until : ""))
                .toList();
    }

    /**
     * Whether the first action is of no other step. Nobody begins after the range, and the first action is the most frequent:
     * what need not be sorted is left out.
     */
    private boolean onlyBegins() {
        String action = funnel.steps().getFirst().action();
        return funnel.steps().stream().skip(1).noneMatch(step -> step.action().equals(action));
    }

    private String value() {
        String breakdown = funnel.breakdown();
        return breakdown == null || isOfTheCatalogue() ? "" : bind(breakdown, "text");
    }

    private boolean isOfTheCatalogue() {
        return Funnel.ARTIST.equals(funnel.breakdown()) || Funnel.VENUE.equals(funnel.breakdown());
    }

    private String times(java.util.function.IntFunction<String> condition) {
        return IntStream.range(1, funnel.steps().size())
                .mapToObj(step ->
                        "array_agg(occurred_at) filter (where %s) as a%d".formatted(condition.apply(step), step + 1))
                .collect(Collectors.joining(", "));
    }

    private String condition(FunnelStep step) {
        List<String> all = new ArrayList<>();
        all.add("action = " + bind(step.action(), "text"));
        step.filters().forEach(filter -> all.add(condition(filter)));
        return String.join(" and ", all);
    }

    private String condition(StepFilter filter) {
        String key = bind(filter.key(), "text");
        return switch (filter.operator()) {
            case EQ -> "metadata -> %s = %s".formatted(key, json(filter.value()));
            case NE -> "metadata -> %s is distinct from %s".formatted(key, json(filter.value()));
            case IN -> "metadata -> %s = any (%s::jsonb[])".formatted(key, jsons(filter.value()));
            case GTE -> number(key) + " >= " + number(filter.value());
            case LTE -> number(key) + " <= " + number(filter.value());
            case EXISTS -> (filter.value().booleanValue() ? "" : "not ") + "jsonb_exists(metadata, " + key + ")";
        };
    }

    private String json(JsonNode value) {
        return "(" + bind(value.toString(), "text") + ")::jsonb";
    }

    private String jsons(JsonNode values) {
        return bind(values.valueStream().map(JsonNode::toString).toArray(String[]::new), "text[]");
    }

    private String number(JsonNode value) {
        return bind(value.decimalValue().toPlainString(), "text") + "::numeric";
    }

    private static String number(String key) {
        return "case when jsonb_typeof(metadata -> %1$s) = 'number' then (metadata ->> %1$s)::numeric end"
                .formatted(key);
    }

    /** A funnel of its own: only sums, and how long each step took each time, leave it. */
    private String lane(String pairs) {
        String reached = "select pair.* from (" + pairs + ") as pair where t1 is not null";
        for (int step = 1; step < funnel.steps().size(); step++) {
            reached = "select step%1$d.*, %2$s as t%3$d from (%4$s) as step%1$d"
                    .formatted(step, first(step), step + 1, reached);
        }
        String sums = IntStream.range(1, funnel.steps().size())
                .mapToObj(step -> """
                        , count(t%1$d) as reached_%1$d,
                        array_agg(date_part('epoch', t%1$d - t%2$d)) filter (where t%1$d is not null) as lasted_%1$d
                        """.formatted(step + 1, funnel.before(step) + 1))
                .collect(Collectors.joining());
        return "select %s as value, count(*) as reached_1%s from (%s) as funnel%s"
                .formatted(named(), sums, reached, grouping());
    }

    private String named() {
        return switch (funnel.breakdown()) {
            case null -> "null::text";
            case Funnel.ARTIST -> "artist_id";
            case Funnel.VENUE -> "venue_id";
            default -> "value";
        };
    }

    /** Without a breakdown there is none: the planner must see that it is a single row which leaves a lane. */
    private String grouping() {
        return switch (funnel.breakdown()) {
            case null -> "";
            case Funnel.ARTIST -> " left join event_artists using (event_id) group by artist_id";
            case Funnel.VENUE -> " left join event_places using (event_id) group by venue_id";
            default -> " group by value";
        };
    }

    /** Nearly always a step was taken once. */
    private String first(int step) {
        String before = "t" + (funnel.before(step) + 1);
        int repeated = funnel.repeatedBy(step);
        String earliest =
                repeated < 0 ? before : "greatest(%s, t%d + interval '1 microsecond')".formatted(before, repeated + 1);
        return """
                case when a%1$d is null or %2$s is null then null
                     when cardinality(a%1$d) > 1 then first_within(a%1$d, %3$s, t1 + %4$s)
                     when a%1$d[1] >= %3$s and a%1$d[1] <= t1 + %4$s then a%1$d[1] end
                """.formatted(step + 1, before, earliest, window);
    }

    private String sums(int valuesAtMost) {
        String reached = IntStream.rangeClosed(1, funnel.steps().size())
                .mapToObj("coalesce(sum(reached_%1$d), 0)::bigint as reached_%1$d"::formatted)
                .collect(Collectors.joining(", "));
        String lasted = IntStream.rangeClosed(2, funnel.steps().size())
                .mapToObj("""
                        , (select percentile_cont(array[0.5, 0.9]) within group (order by lasted)
                           from lane, unnest(lasted_%1$d) as lasted
                           where shown.is_whole or lane.value is not distinct from shown.value) as lasted_%1$d
                        """::formatted)
                .collect(Collectors.joining());
        return """
                select shown.*%s
                from (select grouping(value) = 1 as is_whole, value, %s from lane group by grouping sets ((), (value))
                      order by is_whole desc, reached_1 desc, value limit 1 + %s) as shown
                order by is_whole desc, reached_1 desc, value
                """.formatted(lasted, reached, bind(valuesAtMost, "integer"));
    }

    private int fact(int step) {
        return funnel.steps().get(step).canonical().fact();
    }

    /** Each compared by itself, which is faster than with an array. */
    private String actions() {
        return IntStream.range(0, funnel.steps().size())
                .mapToObj(step ->
                        "action = " + fact(step) + (step == 0 && onlyBegins() ? " and occurred_at < " + until : ""))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private String bind(Object value, String type) {
        parameters.addValue(value);
        return "$" + parameters.size() + "::" + type;
    }
}
