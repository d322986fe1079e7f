package app.synth.localstack;

/** What is printed when the stack is ready: one line for programs to wait for, and lines for people to try. */
final class Welcome {
    private Welcome() {}

    static String text(String baseUrl) {
        return """
                READY %1$s

                Try (each line works as it is, from the project's root):
                  curl %1$s/
                  curl -H "Authorization: Bearer $(./deploy/token admin)" %1$s/api/v1/me
                  curl -H "Authorization: Bearer $(./deploy/token promoter)" %1$s/api/v1/me/permissions

                Ctrl-C stops everything.
                """.formatted(baseUrl);
    }
}
