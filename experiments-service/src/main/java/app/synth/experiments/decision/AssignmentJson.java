package app.synth.experiments.decision;

import app.synth.experiments.assignment.Explanation;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.assignment.VariantRange;
import app.synth.experiments.serving.ServedVariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes decisions down, from pieces that are JSON already: see {@link AssignmentView} for what comes of it. */
public final class AssignmentJson {
    private static final int CHARACTERS_EACH = 200;

    private AssignmentJson() {}

    static String one(Decision decision, boolean explained) {
        StringBuilder json = new StringBuilder(CHARACTERS_EACH);
        write(json, decision, explained);
        return json.toString();
    }

    static String all(List<Decision> decisions, String unknown, boolean explained) {
        StringBuilder json = new StringBuilder(CHARACTERS_EACH * decisions.size() + CHARACTERS_EACH);
        json.append("{\"assignments\":[");
        for (int i = 0; i < decisions.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            write(json, decisions.get(i), explained);
        }
        return json.append("],\"unknown\":").append(unknown).append('}').toString();
    }

    private static void write(StringBuilder json, Decision decision, boolean explained) {
        json.append('{');
        fields(json, decision);
        Explanation explanation = explained ? decision.explanation() : null;
        if (explanation != null) {
            json.append(",\"explanation\":");
            explain(json, decision, explanation);
        }
        json.append('}');
    }

    /** The fields of one decision, without the braces. */
    public static void fields(StringBuilder json, Decision decision) {
        json.append("\"experiment\":\"").append(decision.experiment().key()).append('"');
        Variant variant = decision.variant();
        if (variant == null) {
            json.append(",\"variant\":null,\"value\":null,\"in_experiment\":false,\"bucket\":");
        } else {
            ServedVariant served = decision.experiment().served(variant);
            json.append(",\"variant\":")
                    .append(served.nameJson())
                    .append(",\"value\":")
                    .append(served.valueJson())
                    .append(",\"in_experiment\":true,\"bucket\":");
        }
        if (decision.bucket() < 0) {
            json.append("null");
        } else {
            json.append(decision.bucket());
        }
        json.append(",\"reason\":\"").append(decision.reason().name()).append('"');
    }

    private static void explain(StringBuilder json, Decision decision, Explanation explained) {
        VariantRange range = explained.range();
        json.append("{\"bucket\":")
                .append(explained.bucket().number())
                .append(",\"coverage\":")
                .append(explained.coverage());
        json.append(",\"range\":");
        if (range == null) {
            json.append("null");
        } else {
            json.append("{\"from\":")
                    .append(range.from())
                    .append(",\"to\":")
                    .append(range.to())
                    .append('}');
        }
        json.append(",\"phase\":").append(decision.experiment().phase());
        json.append(",\"active\":").append(explained.isActive());
        json.append(",\"held_out\":").append(explained.isHeldOut());
        json.append(",\"in_namespace\":").append(explained.isInNamespace());
        json.append(",\"meets_condition\":").append(explained.meetsCondition());
        name(json.append(",\"override\":"), decision, explained.override());
        name(json.append(",\"kept\":"), decision, explained.kept());
        name(json.append(",\"split\":"), decision, explained.split());
        json.append('}');
    }

    private static void name(StringBuilder json, Decision decision, @Nullable String variant) {
        json.append(
                variant == null
                        ? "null"
                        : decision.experiment().variants().stream()
                                .filter(served -> served.variant().name().equals(variant))
                                .map(ServedVariant::nameJson)
                                .findFirst()
                                .orElse("null"));
    }
}
