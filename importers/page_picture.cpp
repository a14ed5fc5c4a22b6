#include "importers/page_picture.h"

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double mostPixels = 50e6;
constexpr double pointsPerInch = 72;

PagePicture pictureFrom(const poppler::image& image) {
    PagePicture picture{image.width(), image.height(), {}};
    const qsizetype rowBytes = 3LL * picture.width;
    picture.pixels.reserve(rowBytes * picture.height);
    for (int row = 0; row < picture.height; ++row)
        picture.pixels.append(image.const_data() + static_cast<qsizetype>(row) * image.bytes_per_row(), rowBytes);
    return picture;
}

} // namespace

Result<PagePicture> drawPage(const QByteArray& bytes, const DrawPageRequest& request) {
    const std::string password = request.password.toStdString();
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.constData(), static_cast<int>(bytes.size()), password, password));
    if (!document)
        return failure(ErrorCode::Damaged, u"the PDF is cut short or damaged"_s);
    if (document->is_locked())
        return failure(ErrorCode::Encrypted, u"the PDF is protected by a password"_s);
    const std::unique_ptr<poppler::page> page(
        request.page >= 1 && request.page <= document->pages() ? document->create_page(request.page - 1) : nullptr);
    if (!page)
        return failure(ErrorCode::NotFound, u"there is no page %1"_s.arg(request.page));
    const poppler::rectf area = page->page_rect(poppler::crop_box);
    const double scale = request.dotsPerInch / pointsPerInch;
    const double pixels = area.width() * scale * area.height() * scale;
    if (!(pixels > 0 && pixels <= mostPixels))
        return failure(ErrorCode::TooLarge, u"page %1 makes too large a picture"_s.arg(request.page));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const poppler::image image = renderer.render_page(page.get(), request.dotsPerInch, request.dotsPerInch);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0)
        return failure(ErrorCode::Damaged, u"page %1 can't be drawn"_s.arg(request.page));
    return pictureFrom(image);
}

} // namespace sheaf
