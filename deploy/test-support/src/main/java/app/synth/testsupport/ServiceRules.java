package app.synth.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The rules by which every service is built, as tests: five, so that they stay known. */
public final class ServiceRules {
    private static final String[] SQL_CLIENTS = {
        "io.vertx.sqlclient..",
        "io.vertx.pgclient..",
        "io.vertx.mutiny.sqlclient..",
        "io.vertx.mutiny.pgclient..",
        "java.sql.."
    };

    private ServiceRules() {}

    /**
     * One test per rule, for the main classes of a service.
     *
     * @param servicePackage for example {@code app.synth.tracking}
     */
    public static Stream<DynamicTest> of(String servicePackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(servicePackage);
        return rules(servicePackage).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    /** The rules by what they say. */
    static Map<String, ArchRule> rules(String servicePackage) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "features do not depend on each other in circles",
                slices().matching(servicePackage + ".(*)..").should().beFreeOfCycles());
        rules.put(
                "SQL is in classes named Pg… only",
                noClasses()
                        .that(are(notNamedPg()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(SQL_CLIENTS)
                        .orShould()
                        .callMethodWhere(DescribedPredicate.describe(
                                "native SQL", call -> call.getTarget().getName().startsWith("createNative"))));
        rules.put(
                "resources hold no state",
                fields().that()
                        .areDeclaredInClassesThat(are(resources()))
                        .should()
                        .beFinal()
                        .andShould()
                        .notBePublic()
                        .allowEmptyShould(true));
        rules.put(
                "main classes do not depend on test support",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("app.synth.testsupport..", "app.synth.localstack..", "org.junit.."));
        rules.put(
                "records depend on no framework",
                noClasses()
                        .that()
                        .areRecords()
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .dependOnClassesThat(are(framework()))
                        .allowEmptyShould(true));
        return rules;
    }

    /** The outermost class counts: what is nested in a Pg class is part of it. */
    private static DescribedPredicate<JavaClass> notNamedPg() {
        return DescribedPredicate.describe(
                "not named Pg…",
                candidate -> !outermost(candidate).getSimpleName().startsWith("Pg"));
    }

    private static DescribedPredicate<JavaClass> resources() {
        return DescribedPredicate.describe("resources", candidate -> candidate.isAnnotatedWith("jakarta.ws.rs.Path"));
    }

    /** Without what only tells the native compiler that a record is read reflectively. */
    private static DescribedPredicate<JavaClass> framework() {
        return resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta.ws.rs..")
                .and(not(resideInAPackage("io.quarkus.runtime.annotations")));
    }

    private static JavaClass outermost(JavaClass nested) {
        return nested.getEnclosingClass().map(ServiceRules::outermost).orElse(nested);
    }
}
