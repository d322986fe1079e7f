package app.synth.experiments.ofrep;

import app.synth.experiments.assignment.Reason;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.decision.Decision;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.ServedVariant;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes decisions as flags. */
final class FlagJson {
    private static final int CHARACTERS_EACH = 300;

    private FlagJson() {}

    static String one(Decision decision) {
        StringBuilder json = new StringBuilder(CHARACTERS_EACH);
        write(json, decision);
        return json.toString();
    }

    /** @param stream the path where changes are told; null where the caller has none */
    static String all(List<Decision> decisions, @Nullable String stream) {
        StringBuilder json = new StringBuilder(CHARACTERS_EACH * decisions.size() + CHARACTERS_EACH);
        json.append("{\"flags\":[");
        for (int i = 0; i < decisions.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            write(json, decisions.get(i));
        }
        json.append(']');
        if (stream != null) {
            json.append(",\"eventStreams\":[{\"type\":\"sse\",\"endpoint\":{\"requestUri\":\"")
                    .append(stream)
                    .append("\"}}]");
        }
        return json.append('}').toString();
    }

    /** @param key null in an answer about all flags */
    static String refused(@Nullable String key, Refused refused) {
        return refused(key, refused.code(), refused.details());
    }

    static String refused(@Nullable String key, String code, String details) {
        StringBuilder json = new StringBuilder("{");
        if (key != null) {
            json.append("\"key\":\"");
            JsonStringEncoder.getInstance().quoteAsString(key, json);
            json.append("\",");
        }
        json.append("\"errorCode\":\"").append(code).append("\",\"errorDetails\":\"");
        JsonStringEncoder.getInstance().quoteAsString(details, json);
        return json.append("\"}").toString();
    }

    static String missing(Decision decision) {
        return refused(
                decision.experiment().key(),
                "TARGETING_KEY_MISSING",
                "The experiment is divided by " + decision.experiment().hashAttribute() + ", which was not given");
    }

    private static void write(StringBuilder json, Decision decision) {
        if (decision.reason() == Reason.NO_SUBJECT) {
            json.append(missing(decision));
            return;
        }
        ServedExperiment experiment = decision.experiment();
        Variant variant = decision.variant();
        ServedVariant served = variant == null ? experiment.variants().getFirst() : experiment.served(variant);
        json.append("{\"key\":\"").append(experiment.key()).append("\",\"value\":");
        // A variant without a value is its name: a flag has one.
        json.append(served.valueJson().equals("null") ? served.nameJson() : served.valueJson());
        json.append(",\"reason\":\"").append(reason(decision.reason())).append('"');
        if (variant != null) {
            json.append(",\"variant\":").append(served.nameJson());
        }
        json.append(",\"metadata\":{\"experiment_id\":\"").append(experiment.id());
        json.append("\",\"in_experiment\":").append(variant != null);
        if (decision.bucket() >= 0) {
            json.append(",\"bucket\":").append(decision.bucket());
        }
        json.append(",\"phase\":").append(experiment.phase());
        json.append(",\"reason\":\"").append(decision.reason().name()).append("\"}}");
    }

    /** The protocol's word; ours is in the metadata. */
    private static String reason(Reason reason) {
        return switch (reason) {
            case SPLIT, KEPT -> "SPLIT";
            case OVERRIDE -> "TARGETING_MATCH";
            case DISABLED -> "DISABLED";
            case HELD_OUT, NOT_IN_NAMESPACE, CONDITION_NOT_MET, NOT_COVERED, NO_SUBJECT, STORE_UNAVAILABLE -> "UNKNOWN";
        };
    }
}
