package app.synth.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceRulesTest {
    @Test
    void everyRuleFindsWhatBreaksIt() {
        assertThat(broken("app.synth.example.bad"))
                .containsExactlyElementsOf(
                        ServiceRules.rules("app.synth.example.bad").keySet());
    }

    @Test
    void noRuleMindsWhatIsGood() {
        assertThat(broken("app.synth.example.good")).isEmpty();
    }

    private static List<String> broken(String ofPackage) {
        JavaClasses classes = new ClassFileImporter().importPackages(ofPackage);
        Map<String, ArchRule> rules = ServiceRules.rules(ofPackage);
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().evaluate(classes).hasViolation())
                .map(Map.Entry::getKey)
                .toList();
    }
}
