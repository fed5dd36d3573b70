// FAISS behind the four functions that NativePeer.cs calls, on one thread.
#include <faiss/IndexFlat.h>
#include <faiss/IndexScalarQuantizer.h>
#include <omp.h>
#include <vector>

extern "C" const char *peer_kinds() { return "FAISS Flat;FAISS 8-bit scalar quantizer"; }

extern "C" void *peer_build(int kind, const float *rows, int count, int dimensions) {
    omp_set_num_threads(1);
    faiss::Index *index;
    if (kind == 0) {
        index = new faiss::IndexFlatIP(dimensions);
    } else {
        index = new faiss::IndexScalarQuantizer(dimensions, faiss::ScalarQuantizer::QT_8bit, faiss::METRIC_INNER_PRODUCT);
        index->train(count, rows);
    }
    index->add(count, rows);
    return index;
}

extern "C" void peer_search(void *handle, const float *query, int wanted, int, int *found) {
    omp_set_num_threads(1);
    auto index = (faiss::Index *)handle;
    std::vector<float> scores(wanted);
    std::vector<faiss::Index::idx_t> rows(wanted);
    index->search(1, query, wanted, scores.data(), rows.data());
    for (int i = 0; i < wanted; i++) found[i] = (int)rows[i];
}

extern "C" void peer_free(void *handle) { delete (faiss::Index *)handle; }
