package app.synth.accounts.permission;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.Map;

/**
 * The vocabulary, and who has what of it.
 *
 * @param permissions every key there is, documented
 * @param accountTypes by account type, then by key; what is not there is not granted
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record MatrixView(Collection<PermissionKey> permissions, Map<String, ? extends Map<String, Cell>> accountTypes) {
    static MatrixView of(Matrix matrix) {
        return new MatrixView(matrix.permissions().values(), matrix.cells());
    }
}
