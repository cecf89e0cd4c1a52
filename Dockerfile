# syntax=docker/dockerfile:1
#
#   docker build -t presage .                       computes on the processor
#   docker build -t presage:cuda --target cuda .    computes on an NVIDIA card (linux x64)
#
#   docker run -p 3000:3000 -v presage:/presage/var presage
#   docker run -p 3000:3000 -v presage:/presage/var --gpus all presage:cuda

ARG NODE=24-bookworm-slim
# CUDA 12 and cuDNN 9: what onnxruntime-node 1.30 is built for.
ARG CUDA=12.6.3-cudnn-runtime-ubuntu24.04

FROM node:${NODE} AS build
WORKDIR /presage
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev
# onnxruntime-node carries the libraries of every system; an image needs those of its own.
RUN find node_modules/onnxruntime-node/bin/napi-v6 -mindepth 1 -maxdepth 1 ! -name linux -exec rm -r {} + \
    && arch="$(node -p process.arch)" \
    && find node_modules/onnxruntime-node/bin/napi-v6/linux -mindepth 1 -maxdepth 1 ! -name "$arch" -exec rm -r {} + \
    && mkdir var && chown node:node var

# The libraries that are too large for the npm package; .npmrc keeps install scripts from running by themselves.
FROM build AS cuda-libraries
RUN ONNXRUNTIME_NODE_INSTALL=cuda12 node node_modules/onnxruntime-node/script/install.js \
    && rm node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime_providers_tensorrt.so \
    && test -f node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime_providers_cuda.so

FROM nvidia/cuda:${CUDA} AS cuda
COPY --from=build /usr/local/bin/node /usr/local/bin/node
RUN groupadd --gid 1001 node && useradd --uid 1001 --gid node --create-home node
WORKDIR /presage
COPY --from=cuda-libraries /presage/package.json ./
COPY --from=cuda-libraries /presage/node_modules ./node_modules
COPY --from=cuda-libraries /presage/dist ./dist
COPY --from=cuda-libraries /presage/bin/healthy.js ./bin/
COPY --from=cuda-libraries /presage/intents ./intents
COPY --from=cuda-libraries /presage/answers ./answers
COPY --from=cuda-libraries /presage/canned ./canned
COPY --from=cuda-libraries /presage/demo ./demo
COPY --from=cuda-libraries /presage/models ./models
COPY --from=cuda-libraries /presage/apps/cli/mappings ./apps/cli/mappings
RUN mkdir var && chown node:node var
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PRESAGE_VAR=/presage/var DEVICE=cuda
USER node
VOLUME /presage/var
EXPOSE 3000
STOPSIGNAL SIGTERM
# The first start trains a model.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
    CMD ["node", "bin/healthy.js"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "dist/src/main.js"]

# The last stage is what `docker build .` makes.
FROM node:${NODE} AS cpu
WORKDIR /presage
COPY --from=build /presage/package.json ./
COPY --from=build /presage/node_modules ./node_modules
COPY --from=build /presage/dist ./dist
COPY --from=build /presage/bin/healthy.js ./bin/
COPY --from=build /presage/intents ./intents
COPY --from=build /presage/answers ./answers
COPY --from=build /presage/canned ./canned
COPY --from=build /presage/demo ./demo
COPY --from=build /presage/models ./models
COPY --from=build /presage/apps/cli/mappings ./apps/cli/mappings
COPY --from=build --chown=node:node /presage/var ./var
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PRESAGE_VAR=/presage/var
USER node
VOLUME /presage/var
EXPOSE 3000
STOPSIGNAL SIGTERM
# The first start trains a model.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
    CMD ["node", "bin/healthy.js"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "dist/src/main.js"]
