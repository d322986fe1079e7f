package app.synth.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFilesTest {
    @TempDir
    private Path around;

    private Path folder;
    private DemoFiles files;

    @BeforeEach
    void build() throws IOException {
        folder = Files.createDirectories(around.resolve("demo/parts")).getParent();
        files = new DemoFiles(folder);
        Files.writeString(around.resolve("secret.json"), "{}");
        Files.writeString(folder.resolve("index.html"), "<p>page</p>");
        Files.writeString(folder.resolve("demo-ABCD2345.js"), "1");
        Files.writeString(folder.resolve("demo-ABCD2345.js.map"), "{}");
        Files.writeString(folder.resolve("parts/look.css"), "p {}");
        Files.writeString(folder.resolve(".hidden.json"), "{}");
        Files.writeString(folder.resolve("notes.exe"), "MZ");
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8, false",
        "demo-ABCD2345.js, text/javascript; charset=utf-8, true",
        "demo-ABCD2345.js.map, application/json, true",
        "parts/look.css, text/css; charset=utf-8, false"
    })
    void areFoundWithTheirTypes(String path, String type, boolean lasting) throws IOException {
        DemoFiles.Found found = files.find(path).orElseThrow();
        assertThat(found.content()).isEqualTo(Files.readAllBytes(folder.resolve(path)));
        assertThat(found.contentType()).isEqualTo(type);
        assertThat(found.lasting()).isEqualTo(lasting);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.json",
                "parts/../../secret.json",
                "%2e%2e/secret.json",
                "..%2fsecret.json",
                "..\\secret.json",
                "/etc/passwd",
                "parts//look.css",
                "parts/",
                "parts",
                ".hidden.json",
                "notes.exe",
                "nothing.js",
                "",
                "index.html\0.js"
            })
    void areNotFoundOutsideOfTheFolderOrWhereTheyAreNoneOfTheApp(String path) throws IOException {
        assertThat(files.find(path)).isEmpty();
    }

    @Test
    void areNotFoundThroughALinkThatLeadsOut() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.json"), around.resolve("secret.json"));
        assertThat(files.find("link.json")).isEmpty();
    }

    @Test
    void areReadAnewAfterAnotherBuild() throws IOException {
        Files.writeString(folder.resolve("index.html"), "another");
        assertThat(files.page().orElseThrow().content()).asString().isEqualTo("another");
        assertThat(new DemoFiles(around.resolve("not-built")).page()).isEmpty();
    }
}
