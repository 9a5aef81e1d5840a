package io.openheim.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 1000})
  void bytesAreKeptAndCounted(int size) {
    byte[] bytes = new byte[size];
    bytes[0] = -1;

    Image image = Image.of("image/png", bytes);
    bytes[0] = 0;
    image.bytes()[0] = 0;

    assertThat(image.bytes()).hasSize(size).startsWith(-1);
    assertThat(image.size()).isEqualTo(size);
    assertThat(image).hasToString("Image[image/png, " + size + " bytes]");
    assertThat(image.url()).isEmpty();
  }

  @Test
  void imageOfAnAddressHasNoBytesAndPrintsNoSecret() {
    Image image = Image.at(URI.create("https://me:pw@example.com/a.png?signature=secret"));

    assertThat(image.bytes()).isEmpty();
    assertThat(image.size()).isZero();
    assertThat(image.mediaType()).isEmpty();
    assertThat(image).hasToString("Image[https://example.com/a.png]");
  }

  @Test
  void imagesAreEqualByWhatTheyShow() {
    Image image = Image.of("image/png", new byte[] {1});

    assertThat(image)
        .isEqualTo(Image.of("IMAGE/PNG", new byte[] {1}))
        .hasSameHashCodeAs(Image.of("IMAGE/PNG", new byte[] {1}))
        .isNotEqualTo(Image.of("image/gif", new byte[] {1}))
        .isNotEqualTo(Image.of("image/png", new byte[] {2}))
        .isNotEqualTo(Image.at(URI.create("https://example.com/a.png")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "png", "text/html", "image/", "image/png; charset=x", "image/p\ng"})
  void otherMediaTypesAreRefused(String type) {
    assertThatThrownBy(() -> Image.of(type, new byte[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an image has a media type such as \"image/png\"; this is \"" + type + "\"");
  }

  @Test
  void imageWithoutBytesIsRefused() {
    assertThatThrownBy(() -> Image.of("image/png", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an image has bytes; there are none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:image/png;base64,AA==", "file:///a.png", "a.png", "https:///a.png"})
  void otherAddressesAreRefused(String url) {
    assertThatThrownBy(() -> Image.at(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an image's address begins with https:// or http:// and a host; for bytes there is"
                + " Image.of(mediaType, bytes)");
  }
}
