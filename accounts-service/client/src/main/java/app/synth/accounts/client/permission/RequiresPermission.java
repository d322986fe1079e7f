package app.synth.accounts.client.permission;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller needs at least one of these permissions to call the method, which returns a {@code Uni}. Stands beside
 * {@code @Authenticated}. Without one: 403 {@code permission_denied} with {@code missing_permission} (the keys),
 * {@code reason} (a {@link Decision}), {@code account_type} and, where a subscription would help, {@code needed_tier}; when
 * accounts-service cannot be asked: 503 {@code permissions_unavailable}.
 *
 * <p>Where a parameter is an {@link OwnedResource}, a permission that is only its owners' is asked for with the resource.
 * One that needs no ownership, such as {@code view_all_analytics}, is enough without that question.
 *
 * <pre>{@code
 * @GET
 * @RequiresPermission({"view_event_analytics", "view_all_analytics"})
 * public Uni<EventFigures> daily(@OwnedResource("event") @RestPath("event_id") String eventId)
 * }</pre>
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {

    /** Permission keys; any one of them is enough. */
    @Nonbinding
    String[] value();
}
