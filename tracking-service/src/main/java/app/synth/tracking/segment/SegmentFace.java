package app.synth.tracking.segment;

import app.synth.tracking.ingest.Face;
import app.synth.tracking.ingest.FaceReader;
import app.synth.tracking.ingest.Item;
import app.synth.tracking.ingest.JsonBody;
import app.synth.tracking.ingest.RawJson;
import app.synth.tracking.source.Sender;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Single messages again, in the words of today's mapping. */
@ApplicationScoped
class SegmentFace implements FaceReader {
    private final SegmentMapping mapping;

    SegmentFace(SegmentMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Face face() {
        return Face.SEGMENT;
    }

    @Override
    public Item read(String body, Sender sender) {
        return mapping.map(withoutAddresses(body), sender).item();
    }

    /** A correction may bring one. */
    private static RawJson withoutAddresses(String body) {
        try (JsonParser parser = JsonBody.parser(body)) {
            parser.nextToken();
            return Withheld.cut(body, parser);
        } catch (JsonProcessingException noJson) {
            throw JsonBody.unreadable(noJson);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is in memory
        }
    }
}
