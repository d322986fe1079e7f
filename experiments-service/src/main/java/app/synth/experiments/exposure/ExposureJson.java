package app.synth.experiments.exposure;

import app.synth.experiments.decision.AssignmentJson;
import app.synth.experiments.decision.Decision;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;

/** Writes down what became of exposures. */
final class ExposureJson {
    private static final int CHARACTERS_EACH = 200;

    private ExposureJson() {}

    static String one(Fated fated) {
        StringBuilder json = new StringBuilder(CHARACTERS_EACH);
        write(json, fated);
        return json.toString();
    }

    static String all(List<Fated> all) {
        StringBuilder json = new StringBuilder(CHARACTERS_EACH * all.size() + CHARACTERS_EACH);
        json.append("{\"exposures\":[");
        for (int i = 0; i < all.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            write(json, all.get(i));
        }
        return json.append("]}").toString();
    }

    private static void write(StringBuilder json, Fated fated) {
        json.append("{\"outcome\":\"").append(fated.fate().code()).append("\",");
        Decision decision = fated.decision();
        if (decision == null) {
            json.append("\"experiment\":\"");
            JsonStringEncoder.getInstance().quoteAsString(fated.shown().experiment(), json);
            json.append('"');
        } else {
            AssignmentJson.fields(json, decision);
        }
        json.append('}');
    }
}
