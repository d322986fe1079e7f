package app.synth.accounts.client.permission;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the resource that the method is about, by its id, for {@link RequiresPermission}: a permission that is its owners'
 * only is then asked for with it. At most one parameter of a method has this annotation, and it is a {@code String}. Without
 * it a permission counts as held by whoever is granted it for what they own.
 *
 * <pre>{@code
 * @RequiresPermission({"view_event_analytics", "view_all_analytics"})
 * public Uni<EventFigures> daily(@OwnedResource("event") @RestPath("event_id") String eventId)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OwnedResource {

    /** The kind of resource: artist, venue or event. */
    String value();
}
