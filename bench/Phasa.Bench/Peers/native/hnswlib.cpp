// hnswlib behind the four functions that NativePeer.cs calls. Inner product of unit vectors is their cosine.
#include "hnswlib/hnswlib.h"

struct Index {
    hnswlib::InnerProductSpace space;
    hnswlib::HierarchicalNSW<float> graph;
    Index(int rows, int dimensions) : space(dimensions), graph(&space, rows, 16, 100, 100) {}
};

extern "C" const char *peer_kinds() { return "hnswlib HNSW (M 16, ef at building 100)"; }

extern "C" void *peer_build(int, const float *rows, int count, int dimensions) {
    auto index = new Index(count, dimensions);
    for (int i = 0; i < count; i++) index->graph.addPoint(rows + (size_t)i * dimensions, i);
    return index;
}

extern "C" void peer_search(void *handle, const float *query, int wanted, int effort, int *found) {
    auto index = (Index *)handle;
    index->graph.setEf(effort);
    auto near = index->graph.searchKnn(query, wanted);
    for (int i = 0; i < wanted; i++) found[i] = -1;
    for (int i = (int)near.size() - 1; i >= 0; i--, near.pop()) found[i] = (int)near.top().second;
}

extern "C" void peer_free(void *handle) { delete (Index *)handle; }
