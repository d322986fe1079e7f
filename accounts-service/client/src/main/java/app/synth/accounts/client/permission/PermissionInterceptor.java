package app.synth.accounts.client.permission;

import app.synth.accounts.client.identity.Caller;
import io.quarkus.arc.ArcInvocationContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks before the method runs; the method is not entered until the answer is yes. */
@RequiresPermission({})
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class PermissionInterceptor {
    private final Permissions permissions;
    private final Caller caller;

    PermissionInterceptor(Permissions permissions, Caller caller) {
        this.permissions = permissions;
        this.caller = caller;
    }

    @AroundInvoke
    @Nullable
    Object askFirst(InvocationContext context) throws Exception {
        List<String> anyOf = List.of(required(context).value());
        return permissions.require(caller, anyOf).chain(() -> proceed(context));
    }

    private static RequiresPermission required(InvocationContext context) {
        RequiresPermission required = ((ArcInvocationContext) context).findIterceptorBinding(RequiresPermission.class);
        if (required == null) {
            throw new IllegalStateException("Intercepted without its binding");
        }
        return required;
    }

    private static Uni<?> proceed(InvocationContext context) {
        try {
            return (Uni<?>) context.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }
}
