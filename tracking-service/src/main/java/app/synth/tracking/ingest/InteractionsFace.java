package app.synth.tracking.ingest;

import app.synth.tracking.source.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Our own API's items. */
@ApplicationScoped
public class InteractionsFace implements FaceReader {
    private final IngestRequestReader reader;

    InteractionsFace(IngestRequestReader reader) {
        this.reader = reader;
    }

    @Override
    public Face face() {
        return Face.INTERACTIONS;
    }

    @Override
    public Item read(String body, Sender sender) {
        return reader.lenient(body.getBytes(StandardCharsets.UTF_8));
    }
}
