package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Google's published description of a request, which knows all fields and values that there are.
 */
public final class GeminiDescription {
  private static final String REQUEST =
      "google.ai.generativelanguage.v1beta.GenerateContentRequest";
  private static final String ABSENT =
      "no description of requests: ../shared/specs/gemini.desc is absent";

  private final Descriptor request;

  private GeminiDescription(Descriptor request) {
    this.request = request;
  }

  /** Reads the description; the test is skipped if there is none. */
  public static GeminiDescription read() {
    Path file = shared().resolve("specs").resolve("gemini.desc");
    boolean there = Files.isRegularFile(file);
    if (!there) {
      assertThat(Boolean.getBoolean("wire.required")).as(ABSENT).isFalse();
    }
    assumeTrue(there, ABSENT);
    try {
      return new GeminiDescription(request(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Descriptor request(byte[] set)
      throws InvalidProtocolBufferException, DescriptorValidationException {
    Map<String, FileDescriptorProto> files = new HashMap<>();
    for (FileDescriptorProto one : FileDescriptorSet.parseFrom(set).getFileList()) {
      files.put(one.getName(), one);
    }
    Map<String, FileDescriptor> built = new HashMap<>();
    for (FileDescriptorProto one : files.values()) {
      for (Descriptor type : build(one, files, built).getMessageTypes()) {
        if (type.getFullName().equals(REQUEST)) {
          return type;
        }
      }
    }
    throw new AssertionError("no " + REQUEST);
  }

  private static Path shared() {
    Path root = Path.of(System.getProperty("openheim.root", System.getProperty("user.dir")));
    for (Path at = root.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolveSibling("shared"))) {
        return at.resolveSibling("shared");
      }
    }
    return root;
  }

  private static FileDescriptor build(
      FileDescriptorProto file,
      Map<String, FileDescriptorProto> files,
      Map<String, FileDescriptor> built)
      throws DescriptorValidationException {
    FileDescriptor known = built.get(file.getName());
    if (known != null) {
      return known;
    }
    FileDescriptor[] needed = new FileDescriptor[file.getDependencyCount()];
    for (int i = 0; i < needed.length; i++) {
      needed[i] = build(Objects.requireNonNull(files.get(file.getDependency(i))), files, built);
    }
    FileDescriptor done = FileDescriptor.buildFrom(file, needed, true);
    built.put(file.getName(), done);
    return done;
  }

  /** Refuses a body that is not as described. */
  public void check(String body) throws InvalidProtocolBufferException {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(request);
    JsonFormat.parser().merge(body, message);
    assertThat(message.build().getSerializedSize()).isPositive();
  }
}
