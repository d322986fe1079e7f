/**
 * The benchmark of permissions: {@link app.synth.bench.permissions.PermissionsBench} is the command,
 * {@link app.synth.bench.permissions.PermissionsRun} the order of what is measured.
 */
@NullMarked
package app.synth.bench.permissions;

import org.jspecify.annotations.NullMarked;
