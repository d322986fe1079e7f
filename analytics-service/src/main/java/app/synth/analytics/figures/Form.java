package app.synth.analytics.figures;

import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How an answer is written: as a document, or its series as lines. */
enum Form {
    JSON(MediaType.APPLICATION_JSON_TYPE, MediaType.APPLICATION_JSON_TYPE),
    CSV(new MediaType("text", "csv"), MediaType.valueOf(Form.CSV_TYPE)),
    NDJSON(MediaType.valueOf(Form.NDJSON_TYPE), MediaType.valueOf(Form.NDJSON_TYPE));

    static final String CSV_TYPE = "text/csv; header=present; charset=UTF-8";
    static final String NDJSON_TYPE = "application/x-ndjson";

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

    /** As it stands in the answer's head. */
    MediaType type() {
        return told;
    }
}
