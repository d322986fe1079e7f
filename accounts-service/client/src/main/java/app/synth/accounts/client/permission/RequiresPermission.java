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
 * {@code @Authenticated}. Without one: 403 {@code permission_denied} naming them; when accounts-service cannot be asked:
 * 503 {@code permissions_unavailable}.
 *
 * <pre>{@code
 * @GET
 * @RequiresPermission({"view_event_analytics", "view_all_analytics"})
 * public Uni<EventFigures> daily(...)
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
