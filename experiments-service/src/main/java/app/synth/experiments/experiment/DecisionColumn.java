package app.synth.experiments.experiment;

import com.fasterxml.jackson.core.type.TypeReference;

/** What was made of it. */
class DecisionColumn extends JsonColumn<Decision, Decision> {
    static final String READ = "decision::text";

    DecisionColumn() {
        super(new TypeReference<>() {});
    }

    @Override
    Decision json(Decision decision) {
        return decision;
    }

    @Override
    Decision field(Decision json) {
        return json;
    }
}
