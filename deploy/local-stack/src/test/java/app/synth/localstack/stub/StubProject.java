package app.synth.localstack.stub;

import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project's root directory in which every service is built, and is a {@link StubService}. */
public final class StubProject {
    private StubProject() {}

    public static Path in(Path root) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, StubService.class.getName());
        manifest.getMainAttributes()
                .put(
                        Name.CLASS_PATH,
                        StubService.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        for (ServiceName service : ServiceName.values()) {
            Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        }
        return root;
    }
}
