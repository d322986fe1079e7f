package app.synth.experiments.experiment;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;

/** Who was given which variant by hand. */
class OverridesColumn extends JsonColumn<Map<String, String>, Map<String, String>> {
    static final String READ = "overrides::text";

    OverridesColumn() {
        super(new TypeReference<>() {});
    }

    @Override
    Map<String, String> json(Map<String, String> overrides) {
        return overrides;
    }

    @Override
    Map<String, String> field(Map<String, String> json) {
        return json;
    }
}
