# Sourced by the commands in deploy/: sets JAVA_HOME to a JDK 25, wherever one is, or ends with one line that says what
# is missing. The `java` of a machine is often another one. Written for bash 3.2, which macOS has.

jdk_is_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | grep -Eq '^[a-z]+ version "25[".+-]'
}

find_jdk_25() {
  local candidate on_path
  on_path=$(command -v java || true)
  # what is on the path is often a link, or a chain of them
  while [ -n "$on_path" ] && [ -L "$on_path" ]; do
    candidate=$(readlink "$on_path")
    case $candidate in
      /*) on_path=$candidate ;;
      *) on_path=$(dirname "$on_path")/$candidate ;;
    esac
  done
  for candidate in \
    "${JAVA_HOME:-}" \
    /usr/lib/jvm/*25* \
    /opt/*jdk*25* /opt/java/*25* \
    "$HOME"/.sdkman/candidates/java/25* \
    "$HOME"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    "${on_path%/bin/java}"; do
    if [ -n "$candidate" ] && jdk_is_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "a JDK 25 is missing: install one, or point JAVA_HOME at it (looked in JAVA_HOME, the usual folders and PATH)" >&2
  return 1
}
