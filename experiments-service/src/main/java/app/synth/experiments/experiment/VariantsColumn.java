package app.synth.experiments.experiment;

import app.synth.experiments.assignment.Variant;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/** The variants in the order of their weights. */
class VariantsColumn extends JsonColumn<List<Variant>, List<Variant>> {
    static final String READ = "variants::text";

    VariantsColumn() {
        super(new TypeReference<>() {});
    }

    @Override
    List<Variant> json(List<Variant> variants) {
        return variants;
    }

    @Override
    List<Variant> field(List<Variant> json) {
        return json;
    }
}
