# What the benchmarks have in common: builds what is not built, and starts one of them. To be sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/deploy/lib/jdk.sh"

bench=$root/deploy/bench/target

# The first source that is newer than the last build of a service, if there is one.
changed_since_build() {
  find "$root/pom.xml" "$root/$1" "$root/accounts-service/client" \
    "$root/deploy/local-stack" "$root/deploy/bench" "$root/deploy/kubernetes/base" \
    \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' -o -name README.md \) -prune -o \
    -type f -newer "$bench/built-$1" -print | head -n 1
}

is_built() {
  [ -f "$bench/built-$1" ] && [ -f "$bench/bench.jar" ] && [ -d "$bench/lib" ] &&
    [ -f "$root/$1/target/quarkus-app/quarkus-run.jar" ] && [ -z "$(changed_since_build "$1")" ]
}

are_built() {
  local service
  for service in ${1//,/ }; do
    is_built "$service" || return 1
  done
}

build() {
  local service
  echo "building" >&2
  mkdir -p "$bench"
  touch "$bench/building" # what changes while the build runs is newer than this
  if ! (cd "$root" && ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip -pl "$1,deploy/bench" -am package) >"$bench/build.log" 2>&1; then
    grep -E '^\[ERROR\]|Synth Insights is built with' "$bench/build.log" | head -n 20 >&2
    echo "the build failed: $bench/build.log says more" >&2
    exit 1
  fi
  for service in ${1//,/ }; do
    cp -p "$bench/building" "$bench/built-$service"
  done
  rm "$bench/building"
}

# run SERVICE,.. MAIN-CLASS [ARGUMENT..]
run() {
  local services=$1 main=$2
  shift 2
  find_jdk_25 || exit 1
  are_built "$services" || build "$services"
  exec "$JAVA_HOME/bin/java" \
    -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dsynth.root="$root" -cp "$bench/bench.jar:$bench/lib/*" \
    "$main" "$@"
}
