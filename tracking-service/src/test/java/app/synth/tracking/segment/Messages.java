package app.synth.tracking.segment;

import app.synth.accounts.client.request.RequestConfig;
import app.synth.tracking.ingest.IngestConfig;
import app.synth.tracking.ingest.Item;
import app.synth.tracking.ingest.RawJson;
import app.synth.tracking.source.AllowedOrigins;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.EventMapping;
import app.synth.tracking.source.PlanMode;
import app.synth.tracking.source.RateLimit;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Source;
import app.synth.tracking.testsupport.Mappings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages, read without a request. Their JSON is written with single quotes. */
final class Messages {
    static final UUID USER = UUID.fromString("6f1d8a52-4d0b-4c0e-9c3a-2c1d8d0f7a11");
    private static final SegmentReader READER =
            new SegmentReader(Mappings.defaults(RequestConfig.class), Mappings.defaults(IngestConfig.class));
    private static final SegmentMapping MAPPING = new SegmentMapping(Mappings.defaults(IngestConfig.class));

    private Messages() {}

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    static Sender writeKey() {
        return new Sender(source("{}"), Authority.WRITE_KEY, null);
    }

    static Sender serverKey() {
        return new Sender(source("{}"), Authority.SERVER_KEY, null);
    }

    static Sender token() {
        return new Sender(source("{}"), Authority.WRITE_KEY, USER);
    }

    static Sender mapping(String mapping) {
        return new Sender(source(mapping), Authority.WRITE_KEY, null);
    }

    static Source source(String mapping) {
        RateLimit unlimited = new RateLimit(1_000_000, 1_000_000);
        try {
            return new Source(
                    "web",
                    "web",
                    PlanMode.OBSERVE,
                    new AllowedOrigins(List.of()),
                    true,
                    unlimited,
                    unlimited,
                    EventMapping.of(new ObjectMapper().readTree(json(mapping))));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static SegmentReader reader() {
        return READER;
    }

    /** The one message of a request. */
    static RawJson sent(String body, @Nullable String type) {
        return READER.request(json(body), type).messages().getFirst();
    }

    static Mapped mapped(String body, Sender sender) {
        return MAPPING.map(sent(body, null), sender);
    }

    static Item item(String body, Sender sender) {
        return mapped(body, sender).item();
    }

    static Item item(String body) {
        return item(body, writeKey());
    }
}
