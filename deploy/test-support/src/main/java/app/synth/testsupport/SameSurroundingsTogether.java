package app.synth.testsupport;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Puts test classes next to each other that want the same profile and the same resources, so that the packaged service is
 * started once for all of them. Quarkus does so itself for tests in the JVM only.
 */
public final class SameSurroundingsTogether implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(SameSurroundingsTogether::profile)
                        .thenComparing(SameSurroundingsTogether::resources)
                        .thenComparing(descriptor -> descriptor.getTestClass().getName()));
    }

    private static String profile(ClassDescriptor test) {
        return test.findAnnotation(TestProfile.class)
                .map(profile -> profile.value().getName())
                .orElse("");
    }

    private static String resources(ClassDescriptor test) {
        return Stream.<Class<?>>iterate(test.getTestClass(), type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getAnnotationsByType(WithTestResource.class)))
                .map(WithTestResource::toString)
                .sorted()
                .collect(Collectors.joining());
    }
}
