package app.synth.accounts.permission;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every permission there is, and what each account type has of it, as it was at one moment.
 *
 * @param permissions by key
 * @param cells by account type, then by key; what is not there is not granted
 */
record Matrix(SortedMap<String, PermissionKey> permissions, SortedMap<String, SortedMap<String, Cell>> cells) {
    Matrix {
        permissions = Collections.unmodifiableSortedMap(new TreeMap<>(permissions));
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    Optional<PermissionKey> permission(String key) {
        return Optional.ofNullable(permissions.get(key));
    }

    Cell cell(String accountType, String key) {
        Map<String, Cell> ofType = cells.getOrDefault(accountType, Collections.emptySortedMap());
        return Objects.requireNonNullElse(ofType.get(key), Cell.NOTHING);
    }
}
