package app.synth.accounts.client.apikey;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method, or every method of the class, may also be called with an {@code X-API-Key} in place of a token. Stands beside
 * {@code @Authenticated}; without it a key is 401 {@code unauthenticated}. The key may what its owner may at the moment, and
 * of that no more than its scopes say; {@link app.synth.accounts.client.permission.RequiresPermission} looks at both. A method
 * without a required permission is open to every good key, whatever its scopes.
 */
@Documented
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowsApiKey {}
