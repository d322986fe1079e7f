package app.synth.analytics.lines;

import app.synth.accounts.client.permission.Tier;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How an answer is written: as a document, or as lines. */
public enum Form {
    JSON(MediaType.APPLICATION_JSON_TYPE, MediaType.APPLICATION_JSON_TYPE),
    CSV(MediaType.valueOf(Form.CSV_ASKED), MediaType.valueOf(Form.CSV_TYPE)),
    NDJSON(MediaType.valueOf(Form.NDJSON_TYPE), MediaType.valueOf(Form.NDJSON_TYPE));

    /** CSV as it is asked for. */
    public static final String CSV_ASKED = "text/csv";

    /** CSV as it is answered. */
    public static final String CSV_TYPE = "text/csv; header=present; charset=UTF-8";

    public static final String NDJSON_TYPE = "application/x-ndjson";

    private final MediaType asked;
    private final MediaType told;

    Form(MediaType asked, MediaType told) {
        this.asked = asked;
        this.told = told;
    }

    /** The one that is liked best; a document where nothing else is asked for. */
    static Form of(List<MediaType> acceptable) {
        for (MediaType wanted : acceptable) {
            for (Form form : values()) {
                if (wanted.isCompatible(form.asked)) {
                    return form;
                }
            }
        }
        return JSON;
    }

    /** Whether one of these is this form. */
    boolean isIn(List<MediaType> acceptable) {
        return acceptable.stream().anyMatch(wanted -> wanted.isCompatible(asked));
    }

    /** The tier that it takes, of those whom a tier binds, where a document takes this one. */
    public Tier needed(Tier ofDocument) {
        return this == JSON || ofDocument.reaches(Tier.PROFESSIONAL) ? ofDocument : Tier.PROFESSIONAL;
    }

    /** As it stands in the answer's head. */
    MediaType type() {
        return told;
    }
}
