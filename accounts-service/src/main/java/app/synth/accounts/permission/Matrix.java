package app.synth.accounts.permission;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** For each key that a type is not granted, the types that are. */
    Map<String, Set<String>> grantedToOthers(String accountType) {
        Map<String, Set<String>> others = new HashMap<>();
        for (String key : permissions.keySet()) {
            if (!cell(accountType, key).granted()) {
                others.put(
                        key,
                        cells.keySet().stream()
                                .filter(type -> cell(type, key).granted())
                                .collect(Collectors.toUnmodifiableSet()));
            }
        }
        return others;
    }

    Optional<PermissionKey> permission(String key) {
        return Optional.ofNullable(permissions.get(key));
    }

    Cell cell(String accountType, String key) {
        Map<String, Cell> ofType = cells.getOrDefault(accountType, Collections.emptySortedMap());
        return Objects.requireNonNullElse(ofType.get(key), Cell.NOTHING);
    }
}
