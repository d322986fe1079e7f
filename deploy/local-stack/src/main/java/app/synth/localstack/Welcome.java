package app.synth.localstack;

/** What is printed when the stack is ready: one line for programs to wait for, and lines for people to try. */
final class Welcome {
    private Welcome() {}

    static String text(String baseUrl) {
        return """
                READY %1$s

                The demo app, which shows what it tracks: %1$s/demo/

                Try, from the project's root (each line works as it is):
                  curl %1$s/
                  curl -H "Authorization: Bearer $(./deploy/token admin)" %1$s/api/v1/me/permissions
                  curl -H "Authorization: Bearer $(./deploy/token user)" -H 'Content-Type: application/json' %1$s/api/v1/interactions -d '{"event_type": "click", "entity_type": "event", "entity_id": "sample-concert-01"}'
                  curl -H "Authorization: Bearer $(./deploy/token promoter)" %1$s/api/v1/analytics/events/sample-concert-01
                  curl -H "Authorization: Bearer $(./deploy/token user)" %1$s/api/v1/analytics/users/me
                  curl -H "Authorization: Bearer $(./deploy/token user)" %1$s/api/v1/experiments/checkout-cta/assignment

                Ctrl-C stops everything.
                """.formatted(baseUrl);
    }
}
