package app.synth.localstack.gateway;

/**
 * One line of the route table.
 *
 * @param exact whether the whole path must be equal, instead of its first segments
 * @param path begins with a slash and does not end with one, unless it is the root
 * @param backend the service's name: {@code tracking-service}
 */
record Route(boolean exact, String path, String backend) {
    boolean matches(String requested) {
        if (!requested.startsWith(path)) {
            return false;
        }
        return requested.length() == path.length()
                || (!exact && (path.endsWith("/") || requested.charAt(path.length()) == '/'));
    }
}
