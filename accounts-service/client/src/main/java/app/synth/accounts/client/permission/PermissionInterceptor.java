package app.synth.accounts.client.permission;

import app.synth.accounts.client.identity.Caller;
import io.quarkus.arc.ArcInvocationContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks before the method runs; the method is not entered until the answer is yes. */
@RequiresPermission({})
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class PermissionInterceptor {
    private final Permissions permissions;
    private final Caller caller;
    private final Map<Method, Required> byMethod = new ConcurrentHashMap<>();

    /** What one method asks for; the parameter that names a resource, where there is one. */
    private record Required(List<String> anyOf, Optional<Named> resource) {}

    private record Named(int parameter, String type) {}

    PermissionInterceptor(Permissions permissions, Caller caller) {
        this.permissions = permissions;
        this.caller = caller;
    }

    @AroundInvoke
    @Nullable
    Object askFirst(InvocationContext context) throws Exception {
        Required required = byMethod.computeIfAbsent(context.getMethod(), method -> required(method, context));
        return ask(required, context.getParameters()).chain(() -> proceed(context));
    }

    private Uni<Void> ask(Required required, Object[] parameters) {
        if (required.resource.isEmpty()) {
            return permissions.require(caller, required.anyOf);
        }
        Named named = required.resource.get();
        // Where none is named, it is one that nobody owns.
        String id = parameters[named.parameter] instanceof String text ? text : "";
        return permissions.require(caller, required.anyOf, new Resource(named.type, id));
    }

    private static Required required(Method method, InvocationContext context) {
        RequiresPermission binding = ((ArcInvocationContext) context).findIterceptorBinding(RequiresPermission.class);
        if (binding == null) {
            throw new IllegalStateException("Intercepted without its binding");
        }
        return new Required(List.of(binding.value()), named(method));
    }

    private static Optional<Named> named(Method method) {
        Parameter[] parameters = method.getParameters();
        for (int index = 0; index < parameters.length; index++) {
            OwnedResource resource = parameters[index].getAnnotation(OwnedResource.class);
            if (resource != null) {
                if (parameters[index].getType() != String.class) {
                    throw new IllegalStateException("@OwnedResource is for a String: " + method);
                }
                return Optional.of(new Named(index, resource.value()));
            }
        }
        return Optional.empty();
    }

    private static Uni<?> proceed(InvocationContext context) {
        try {
            return (Uni<?>) context.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }
}
