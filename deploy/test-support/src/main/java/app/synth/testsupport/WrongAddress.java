package app.synth.testsupport;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One call with one wrong value in its address, and whether it is answered as it must be. */
record WrongAddress(DescribedOperation operation, DescribedParameter wrong, WrongValue value, String address) {
    private static final int SHOWN = 200;

    Optional<String> complaint(Caller caller) throws IOException, InterruptedException {
        return complaint(caller.call(operation, address))
                .map(complaint -> operation.method() + " " + address.substring(0, Math.min(SHOWN, address.length()))
                        + ": " + complaint);
    }

    private Optional<String> complaint(Answer answer) {
        if (answer.status() >= 500) {
            return Optional.of("a fault, " + answer);
        }
        boolean isRefused = answer.status() >= 400;
        if (isRefused && operation.isProblem(answer.status())) {
            Map<String, Object> problem = answer.problem();
            if (!(problem.get("code") instanceof String) || !(problem.get("request_id") instanceof String)) {
                return Optional.of("no problem with a code and a request_id, " + answer);
            }
        }
        boolean isDue = switch (value.due()) {
            case AN_ANSWER -> true;
            case A_REFUSAL -> answer.status() == 400;
            case ITS_NAME -> isRefused && (!operation.isProblem(answer.status()) || isNamed(answer));
        };
        return isDue ? Optional.empty() : Optional.of(value.due() + " is due, not " + answer);
    }

    /** What a path names wrongly may as well be missing. */
    private boolean isNamed(Answer answer) {
        return (answer.status() == 404 && wrong.isInPath())
                || (answer.status() == 400
                        && (wrong.isInPath()
                                || wrong.name().equals(answer.problem().get("field"))));
    }
}
